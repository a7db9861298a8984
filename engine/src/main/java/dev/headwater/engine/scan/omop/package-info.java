/// A folder of OMOP CDM tables -> one stream of events in batches of Arrow columns, with codes made
/// of the concepts that occur. The big tables are never joined or held.
@NullMarked
package dev.headwater.engine.scan.omop;

import org.jspecify.annotations.NullMarked;
