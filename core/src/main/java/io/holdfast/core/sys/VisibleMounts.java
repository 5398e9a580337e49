package io.holdfast.core.sys;

import io.holdfast.api.Call;
import io.holdfast.api.Cidr;
import io.holdfast.core.CoreCall;
import io.holdfast.core.policy.Acl;
import io.holdfast.core.router.Router;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Which mounts a caller may know of, on paths that answer without a token too: those that its
 * policies reach, and those that are tuned to be listed for anybody.
 *
 * @param acl the caller's policies; empty without a token that is good here
 */
record VisibleMounts(Optional<Acl> acl, Collection<Router.Mounted> all) {
  static VisibleMounts of(SystemRooms rooms, Call call) {
    CoreCall core = CoreCall.of(call);
    Optional<Acl> acl =
        rooms
            .tokens()
            .find(core.tx(), core.tokenText())
            .filter(token -> Cidr.allow(token.boundCidrs(), call.request().origin().address()))
            .flatMap(token -> rooms.aclOf(core.tx(), token));
    return new VisibleMounts(acl, core.router().all());
  }

  /** Whether the caller's policies reach into the mount. */
  boolean reaches(Router.Mounted mounted) {
    return acl.filter(rules -> rules.reaches(mounted.fullPath())).isPresent();
  }

  /** Whether anybody may know of the mount. */
  static boolean isListed(Router.Mounted mounted) {
    return mounted.entry().config().listingVisibility().equals("unauth");
  }

  /** All that the caller may know of. */
  List<Router.Mounted> visible() {
    return all.stream().filter(mounted -> reaches(mounted) || isListed(mounted)).toList();
  }
}
