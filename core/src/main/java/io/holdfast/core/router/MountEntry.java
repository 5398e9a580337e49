package io.holdfast.core.router;

import io.holdfast.api.Mount;
import io.holdfast.api.Namespace;
import io.holdfast.core.barrier.Layout;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A mount as it is stored.
 *
 * @param uuid the id its storage keys carry
 * @param accessor the public id
 * @param auth whether it is an auth method, mounted below {@code auth/}
 * @param path with a trailing slash, without {@code auth/}
 * @param config what tuning can change
 * @param home the id of the namespace it was made in, where its storage stays when it moves to
 *     another; empty where it did not
 */
public record MountEntry(
    String uuid,
    String accessor,
    boolean auth,
    String type,
    String path,
    String description,
    boolean local,
    boolean sealWrap,
    boolean externalEntropyAccess,
    Map<String, String> options,
    MountConfig config,
    String home) {

  public MountEntry {
    home = home == null ? "" : home;
  }

  /** The path in requests: with {@code auth/} for auth methods. */
  public String requestPath() {
    return auth ? "auth/" + path : path;
  }

  /**
   * What tuning changes. Zero durations mean the server's defaults; null lists are absent from
   * answers.
   */
  public record MountConfig(
      Duration defaultLeaseTtl,
      Duration maxLeaseTtl,
      boolean forceNoCache,
      String listingVisibility,
      String tokenType,
      List<String> auditNonHmacRequestKeys,
      List<String> auditNonHmacResponseKeys,
      List<String> passthroughRequestHeaders,
      List<String> allowedResponseHeaders,
      Map<String, String> userLockout) {

    /** The same tuning with headers that are passed to the engine. */
    public MountConfig passing(List<String> headers) {
      return new MountConfig(
          defaultLeaseTtl,
          maxLeaseTtl,
          forceNoCache,
          listingVisibility,
          tokenType,
          auditNonHmacRequestKeys,
          auditNonHmacResponseKeys,
          headers,
          allowedResponseHeaders,
          userLockout);
    }

    public static MountConfig defaults() {
      return new MountConfig(
          Duration.ZERO,
          Duration.ZERO,
          false,
          "",
          "",
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Map.of());
    }
  }

  /** The same mount with other tuning. */
  public MountEntry with(MountConfig other, String newDescription, Map<String, String> newOptions) {
    return new MountEntry(
        uuid,
        accessor,
        auth,
        type,
        path,
        newDescription,
        local,
        sealWrap,
        externalEntropyAccess,
        newOptions,
        other,
        home);
  }

  /** The same mount at another path. */
  public MountEntry at(String otherPath) {
    return placed(otherPath, home);
  }

  /** The same mount at another path of another namespace than the one given. */
  public MountEntry movedFrom(Namespace namespace, String otherPath) {
    return placed(otherPath, home.isEmpty() ? namespace.id() : home);
  }

  private MountEntry placed(String otherPath, String stored) {
    return new MountEntry(
        uuid,
        accessor,
        auth,
        type,
        otherPath,
        description,
        local,
        sealWrap,
        externalEntropyAccess,
        options,
        config,
        stored);
  }

  /**
   * Where its engine's storage lies.
   *
   * @param namespace in which it is mounted
   */
  public String place(Namespace namespace) {
    return Layout.mount(home(namespace), uuid);
  }

  /** The id of the namespace where its storage lies. */
  public String home(Namespace namespace) {
    return home.isEmpty() ? namespace.id() : home;
  }

  /** As its engine sees it. */
  public Mount asMount(Namespace namespace, Duration systemDefault, Duration systemMax) {
    Duration max = config.maxLeaseTtl().isZero() ? systemMax : config.maxLeaseTtl();
    Duration byDefault =
        config.defaultLeaseTtl().isZero() ? systemDefault : config.defaultLeaseTtl();
    return new Mount(
        namespace,
        uuid,
        accessor,
        type,
        path,
        options,
        config.userLockout(),
        byDefault.compareTo(max) > 0 ? max : byDefault,
        max);
  }
}
