/// Reports of runs -> the figures on them, which must be those of counts without a small one.
@NullMarked
package dev.headwater.tests.report;

import org.jspecify.annotations.NullMarked;
