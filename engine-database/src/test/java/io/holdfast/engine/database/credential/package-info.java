/** Tests. */
@NullMarked
package io.holdfast.engine.database.credential;

import org.jspecify.annotations.NullMarked;
