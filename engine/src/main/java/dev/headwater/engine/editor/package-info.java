/// Open texts -> diagnostics, hovers, completions and edits, over the Language Server Protocol.
/// Reads predicates files beside the texts that an editor sends; writes no file.
@NullMarked
package dev.headwater.engine.editor;

import org.jspecify.annotations.NullMarked;
