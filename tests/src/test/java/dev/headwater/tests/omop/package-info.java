/// OMOP tables as input.
@NullMarked
package dev.headwater.tests.omop;

import org.jspecify.annotations.NullMarked;
