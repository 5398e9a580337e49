/** What operators look at: metrics, logs, the machine, who is locked out. */
@NullMarked
package io.holdfast.core.sys.insight;

import org.jspecify.annotations.NullMarked;
