/// Diagnostics -> text for other programs (JSON, SARIF, unified diff), and the pages that explain
/// the codes.
@NullMarked
package dev.headwater.engine.report;

import org.jspecify.annotations.NullMarked;
