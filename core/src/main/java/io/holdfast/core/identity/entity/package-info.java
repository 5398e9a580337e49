/** The paths of entities and their aliases. */
@NullMarked
package io.holdfast.core.identity.entity;

import org.jspecify.annotations.NullMarked;
