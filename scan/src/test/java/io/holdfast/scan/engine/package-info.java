@NullMarked
package io.holdfast.scan.engine;

import org.jspecify.annotations.NullMarked;
