/// Case folders: the answers of the reference system, kept and compared.
@NullMarked
package dev.headwater.tests;

import org.jspecify.annotations.NullMarked;
