/// A task means the same in both forms.
@NullMarked
package dev.headwater.tests.conversion;

import org.jspecify.annotations.NullMarked;
