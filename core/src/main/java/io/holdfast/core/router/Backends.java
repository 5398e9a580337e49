package io.holdfast.core.router;

import io.holdfast.api.AuthMethod;
import io.holdfast.api.Backend;
import io.holdfast.api.SecretsEngine;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The engines and auth methods that this server is made of, by type. */
public final class Backends {
  private final SortedMap<String, SecretsEngine> engines = new TreeMap<>();
  private final SortedMap<String, AuthMethod> methods = new TreeMap<>();

  public Backends(Collection<? extends Backend> backends) {
    backends.forEach(this::add);
  }

  /** Adds one, while the rooms are being built. */
  public void add(Backend backend) {
    switch (backend) {
      case SecretsEngine engine -> engines.put(engine.type(), engine);
      case AuthMethod method -> methods.put(method.type(), method);
    }
  }

  public Optional<SecretsEngine> engine(String type) {
    return Optional.ofNullable(engines.get(type));
  }

  public Optional<AuthMethod> method(String type) {
    return Optional.ofNullable(methods.get(type));
  }

  /** The implementation of a mount. */
  public Optional<Backend> of(MountEntry entry) {
    return entry.auth()
        ? method(entry.type()).map(backend -> backend)
        : engine(entry.type()).map(backend -> backend);
  }

  public SortedMap<String, SecretsEngine> engines() {
    return engines;
  }

  public SortedMap<String, AuthMethod> methods() {
    return methods;
  }
}
