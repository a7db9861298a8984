/// Headwater in an editor: a client of the Language Server Protocol against the real server.
@NullMarked
package dev.headwater.tests.editor;

import org.jspecify.annotations.NullMarked;
