/** The engine mounted at {@code identity/}: a package per family of its paths. */
@NullMarked
package io.holdfast.core.identity;

import org.jspecify.annotations.NullMarked;
