/** Tests of the database engine: over a whole core, against real servers. */
@NullMarked
package io.holdfast.engine.database;

import org.jspecify.annotations.NullMarked;
