/** Tests of ACL policies. */
@NullMarked
package io.holdfast.core.policy;

import org.jspecify.annotations.NullMarked;
