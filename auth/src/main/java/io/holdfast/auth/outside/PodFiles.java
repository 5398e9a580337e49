package io.holdfast.auth.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What Kubernetes mounts into a pod for its service account; absent elsewhere. */
public record PodFiles(Path directory) {
  private static final int LARGEST = 1 << 20;

  /** Where every pod finds them. */
  public static PodFiles standard() {
    return new PodFiles(Path.of("/var/run/secrets/kubernetes.io/serviceaccount"));
  }

  /** The certificates of the cluster's API server, as PEM. */
  public Optional<String> authority() {
    return read("ca.crt");
  }

  /** The token of the pod's own service account; it changes as time passes. */
  public Optional<String> token() {
    return read("token").map(String::strip);
  }

  private Optional<String> read(String name) {
    Path file = directory.resolve(name);
    try {
      return Files.size(file) > LARGEST ? Optional.empty() : Optional.of(Files.readString(file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
