/** The paths of groups and their aliases. */
@NullMarked
package io.holdfast.core.identity.group;

import org.jspecify.annotations.NullMarked;
