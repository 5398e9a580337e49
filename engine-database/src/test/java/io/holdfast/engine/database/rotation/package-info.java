/** Tests. */
@NullMarked
package io.holdfast.engine.database.rotation;

import org.jspecify.annotations.NullMarked;
