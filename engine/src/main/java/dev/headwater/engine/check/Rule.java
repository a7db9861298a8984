package dev.headwater.engine.check;

import dev.headwater.grammar.diagnostic.Diagnostics;

/// Looks for one kind of doubtful text. Stateless.
///
/// A rule stays silent unless it can tell from the texts alone that something is wrong: a warning
/// that is often wrong is not read when it is right.
interface Rule {
    void check(CheckedTask task, Diagnostics findings);
}
