package io.holdfast.core.sys;

import io.holdfast.api.Mount;
import io.holdfast.api.Refusal;
import io.holdfast.api.SecretsEngine;
import io.holdfast.api.route.Routes;
import io.holdfast.core.seal.SealRoutes;
import io.holdfast.core.sys.approval.ApprovalPaths;
import io.holdfast.core.sys.catalog.CatalogRoutes;
import io.holdfast.core.sys.config.ApprovalConfigPaths;
import io.holdfast.core.sys.config.AuditedHeaderPaths;
import io.holdfast.core.sys.config.ControlGroupConfigPaths;
import io.holdfast.core.sys.config.CorsPaths;
import io.holdfast.core.sys.config.OfferPaths;
import io.holdfast.core.sys.config.StatePaths;
import io.holdfast.core.sys.config.UiHeaderPaths;
import io.holdfast.core.sys.insight.CounterPaths;
import io.holdfast.core.sys.insight.HostPaths;
import io.holdfast.core.sys.insight.InFlightPaths;
import io.holdfast.core.sys.insight.InspectPaths;
import io.holdfast.core.sys.insight.LockedUserPaths;
import io.holdfast.core.sys.insight.LoggerPaths;
import io.holdfast.core.sys.insight.MetricsPaths;
import io.holdfast.core.sys.insight.MonitorPaths;
import io.holdfast.core.sys.namespace.LockPaths;
import io.holdfast.core.sys.namespace.NamespacePaths;
import io.holdfast.core.sys.plugins.CatalogPaths;
import io.holdfast.core.sys.plugins.PinPaths;
import io.holdfast.core.sys.plugins.PluginReloadPaths;
import io.holdfast.core.sys.quota.LeaseCountPaths;
import io.holdfast.core.sys.quota.QuotaConfigPaths;
import io.holdfast.core.sys.quota.RateLimitPaths;
import io.holdfast.core.sys.raw.RawPaths;
import java.util.List;

/** The engine mounted at {@code sys/}: its routes are those of the families, in order. */
public final class SystemEngine implements SecretsEngine {
  private final Routes ofRoot;
  private final Routes ofOthers;

  public SystemEngine(SystemRooms rooms) {
    Routes everywhere = everywhere(rooms);
    Routes server = Routes.concat(List.of(custody(rooms), server(rooms.server(), rooms)));
    this.ofRoot = Routes.concat(List.of(everywhere, server));
    this.ofOthers =
        Routes.concat(
            List.of(
                everywhere,
                server.refusing(() ->
                    new Refusal.InvalidRequest("operation only available in root namespace"))));
  }

  /** What every namespace has of its own. */
  private static Routes everywhere(SystemRooms rooms) {
    return Routes.concat(
        List.of(
            new MountPaths(rooms, false).routes(),
            new MountPaths(rooms, true).routes(),
            new RemountPaths(rooms).routes(),
            new PolicyLists(rooms).routes(),
            new PolicyPaths(rooms).routes(),
            new CapabilitiesPaths(rooms).routes(),
            new LeasePaths(rooms).routes(),
            new WrappingPaths(rooms).routes(),
            new MfaPath(rooms).routes(),
            new ControlGroupPaths(rooms).routes(),
            new ApprovalPaths().routes(),
            ControlGroupConfigPaths.routes(),
            ApprovalConfigPaths.routes(),
            ToolsPaths.routes(),
            new InternalPaths(rooms).routes(),
            PasswordPolicyPaths.routes(),
            new OpenApiPath(rooms).routes(),
            new LockPaths(rooms.mounts()).routes(),
            new NamespacePaths(rooms.mounts(), rooms.policies(), rooms.server().quotas()).routes(),
            new PluginReloadPaths(rooms.backends()).routes(),
            PinPaths.routes(),
            new CatalogPaths(rooms.backends()).routes(),
            LockedUserPaths.routes(),
            new CatalogRoutes(rooms).routes()));
  }

  /** Keys, shares, the log and the node: the whole server's. */
  private static Routes custody(SystemRooms rooms) {
    return Routes.concat(
        List.of(
            new AuditPaths(rooms).routes(),
            new BarrierPaths(rooms).routes(),
            new RekeyBackupPaths().routes(),
            RekeyPaths.all(rooms.custody()),
            GenerateRootPaths.all(rooms),
            new SnapshotPaths(rooms).routes(),
            new NodePaths(rooms.node()).routes(),
            SealRoutes.routes()));
  }

  /** What is about the server as a whole: its settings, quotas, and how it does. */
  private static Routes server(ServerFacilities server, SystemRooms rooms) {
    return Routes.concat(
        List.of(
            new RateLimitPaths(server.quotas()).routes(),
            new LeaseCountPaths(rooms.tokens()).routes(),
            new QuotaConfigPaths(server.quotas()).routes(),
            CorsPaths.routes(),
            UiHeaderPaths.routes(),
            new AuditedHeaderPaths(server.auditedHeaders()).routes(),
            new StatePaths(server.surroundings()).routes(),
            OfferPaths.routes(),
            new MetricsPaths(server.metrics()).routes(),
            new InFlightPaths(server.inFlight()).routes(),
            HostPaths.routes(),
            new MonitorPaths(server.surroundings().logLines()).routes(),
            new LoggerPaths(server.surroundings().logLevels()).routes(),
            new CounterPaths(server.tokens(), server.entities()).routes(),
            new InspectPaths(server.surroundings().introspection()).routes(),
            new RawPaths(server.surroundings().rawStorage()).routes()));
  }

  @Override
  public String type() {
    return "system";
  }

  @Override
  public Routes routes(Mount mount) {
    return mount.namespace().isRoot() ? ofRoot : ofOthers;
  }

  @Override
  public String description() {
    return "system endpoints used for control, policy and debugging";
  }
}
