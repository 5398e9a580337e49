/**
 * The auth method {@code kubernetes}: a pod shows the token of its service account, and the
 * cluster's API server says, outside any transaction, whether it is good.
 */
@NullMarked
package io.holdfast.auth.kubernetes;

import org.jspecify.annotations.NullMarked;
