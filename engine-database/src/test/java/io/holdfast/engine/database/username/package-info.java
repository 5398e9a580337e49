/** Tests. */
@NullMarked
package io.holdfast.engine.database.username;

import org.jspecify.annotations.NullMarked;
