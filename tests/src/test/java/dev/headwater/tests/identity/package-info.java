/// The identities of given tasks: what counts and what does not.
@NullMarked
package dev.headwater.tests.identity;

import org.jspecify.annotations.NullMarked;
