@NullMarked
package io.holdfast.server.flags;

import org.jspecify.annotations.NullMarked;
