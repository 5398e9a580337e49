/** Entities, aliases and groups in storage, within the identity mount of a namespace. */
@NullMarked
package io.holdfast.core.identity.store;

import org.jspecify.annotations.NullMarked;
