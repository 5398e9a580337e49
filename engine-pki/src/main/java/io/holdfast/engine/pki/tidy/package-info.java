/** Tidying: what ended long ago is forgotten. */
@NullMarked
package io.holdfast.engine.pki.tidy;

import org.jspecify.annotations.NullMarked;
