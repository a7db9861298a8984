/// What the documents name exists, and what they show works.
@NullMarked
package dev.headwater.tests.documents;

import org.jspecify.annotations.NullMarked;
