/// The shipped tasks as a library: what they say of themselves, which dataset supports which, and
/// `headwater tasks`.
@NullMarked
package dev.headwater.tests.library;

import org.jspecify.annotations.NullMarked;
