@NullMarked
package io.holdfast.testkit.approval;

import org.jspecify.annotations.NullMarked;
