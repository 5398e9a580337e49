/** Tests. */
@NullMarked
package io.holdfast.engine.database.statement;

import org.jspecify.annotations.NullMarked;
