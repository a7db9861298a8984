/// Tests across the modules: golden cases, random tasks against a reference extractor, the command
/// line, the architecture, the documents.
@NullMarked
package dev.headwater.tests;

import org.jspecify.annotations.NullMarked;
