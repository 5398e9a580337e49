/** Tests. */
@NullMarked
package io.holdfast.engine.database.mysql;

import org.jspecify.annotations.NullMarked;
