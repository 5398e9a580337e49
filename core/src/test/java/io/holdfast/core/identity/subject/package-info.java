@NullMarked
package io.holdfast.core.identity.subject;

import org.jspecify.annotations.NullMarked;
