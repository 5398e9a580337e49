@NullMarked
package io.holdfast.core.approval;

import org.jspecify.annotations.NullMarked;
