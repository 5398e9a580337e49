/** Tests. */
@NullMarked
package io.holdfast.engine.database.product;

import org.jspecify.annotations.NullMarked;
