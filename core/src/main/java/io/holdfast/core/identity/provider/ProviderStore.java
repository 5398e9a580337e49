package io.holdfast.core.identity.provider;

import io.holdfast.api.StorageView;
import io.holdfast.api.route.Page;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Scopes, assignments, clients and providers in storage. */
record ProviderStore(StorageView view) {
  private static final String SCOPE = "oidc/scope/";
  private static final String ASSIGNMENT = "oidc/assignment/";
  private static final String CLIENT = "oidc/client/";
  private static final String CLIENT_ID = "oidc/client-id/";
  private static final String PROVIDER = "oidc/provider/";

  /** What a client id points to. */
  record Pointer(String client) {}

  Optional<Scope> scope(String name) {
    return view.get(SCOPE + name, Scope.class);
  }

  List<String> scopes(Page page) {
    return page.of(view, SCOPE);
  }

  void put(Scope scope) {
    view.put(SCOPE + scope.name(), scope);
  }

  void deleteScope(String name) {
    view.delete(SCOPE + name);
  }

  Optional<Assignment> assignment(String name) {
    return name.equals(Assignment.ALLOW_ALL)
        ? Optional.of(Assignment.allowAll())
        : view.get(ASSIGNMENT + name, Assignment.class);
  }

  List<String> assignments(Page page) {
    return withDefault(page, page.of(view, ASSIGNMENT), Assignment.ALLOW_ALL);
  }

  void put(Assignment assignment) {
    view.put(ASSIGNMENT + assignment.name(), assignment);
  }

  void deleteAssignment(String name) {
    view.delete(ASSIGNMENT + name);
  }

  Optional<Client> client(String name) {
    return view.get(CLIENT + name, Client.class);
  }

  Optional<Client> clientById(String id) {
    return id.isEmpty()
        ? Optional.empty()
        : view.get(CLIENT_ID + id, Pointer.class).flatMap(at -> client(at.client()));
  }

  List<String> clients(Page page) {
    return page.of(view, CLIENT);
  }

  Stream<Client> allClients() {
    return view.list(CLIENT).stream().flatMap(name -> client(name).stream());
  }

  void put(Client client) {
    view.put(CLIENT + client.name(), client);
    view.put(CLIENT_ID + client.id(), new Pointer(client.name()));
  }

  void delete(Client client) {
    view.delete(CLIENT + client.name());
    view.delete(CLIENT_ID + client.id());
  }

  Optional<Provider> provider(String name) {
    Optional<Provider> stored = view.get(PROVIDER + name, Provider.class);
    return name.equals(Provider.DEFAULT)
        ? stored.or(() -> Optional.of(Provider.byDefault()))
        : stored;
  }

  List<String> providers(Page page) {
    return withDefault(page, page.of(view, PROVIDER), Provider.DEFAULT);
  }

  Stream<Provider> allProviders() {
    return view.list(PROVIDER).stream().flatMap(name -> provider(name).stream());
  }

  void put(Provider provider) {
    view.put(PROVIDER + provider.name(), provider);
  }

  void deleteProvider(String name) {
    view.delete(PROVIDER + name);
  }

  /** A page of names with one that is there without being stored. */
  private static List<String> withDefault(Page page, List<String> stored, String name) {
    TreeSet<String> names = new TreeSet<>(stored);
    if (name.compareTo(page.after()) > 0) {
      names.add(name);
    }
    return names.stream().limit(page.limit()).toList();
  }
}
