/**
 * ACL policies as Vault has them: {@link io.holdfast.core.policy.PolicyParser} reads a document in
 * HCL or JSON, {@link io.holdfast.core.policy.Acl#compile} makes the policies of one token into an
 * {@link io.holdfast.core.policy.Acl}, which decides on requests. Nothing here touches storage, a
 * clock or the network; an Acl is immutable and may be shared.
 *
 * <p>Which rule decides is told in {@link io.holdfast.core.policy.AclPattern}, how rules on the
 * same pattern combine in {@link io.holdfast.core.policy.Permissions}, what is checked beyond the
 * capability in {@link io.holdfast.core.policy.AclRule}.
 */
@NullMarked
package io.holdfast.core.policy;

import org.jspecify.annotations.NullMarked;
