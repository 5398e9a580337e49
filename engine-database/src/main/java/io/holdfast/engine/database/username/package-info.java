/** User names after Vault's templates: the part of Go's template language that they need. */
@NullMarked
package io.holdfast.engine.database.username;

import org.jspecify.annotations.NullMarked;
