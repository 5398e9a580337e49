/** Tests of the reader of HCL and JSON documents. */
@NullMarked
package io.holdfast.core.policy.hcl;

import org.jspecify.annotations.NullMarked;
