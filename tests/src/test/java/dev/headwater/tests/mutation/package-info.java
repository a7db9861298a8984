/// Good configs, one fault in each -> what `headwater check` says.
@NullMarked
package dev.headwater.tests.mutation;

import org.jspecify.annotations.NullMarked;
