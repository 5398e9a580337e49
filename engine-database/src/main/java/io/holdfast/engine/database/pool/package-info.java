/** Pooled and bounded connections of JDBC drivers. */
@NullMarked
package io.holdfast.engine.database.pool;

import org.jspecify.annotations.NullMarked;
