/** Who is behind tokens: entities, their aliases and groups, as engines may look them up. */
@NullMarked
package io.holdfast.api.identity;

import org.jspecify.annotations.NullMarked;
