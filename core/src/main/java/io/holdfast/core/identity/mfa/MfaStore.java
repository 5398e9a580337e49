package io.holdfast.core.identity.mfa;

import io.holdfast.api.StorageView;
import io.holdfast.api.route.Page;
import io.holdfast.crypto.SecretBytes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Methods, enforcements and the secrets of entities in storage. */
record MfaStore(StorageView view) {
  private static final String METHOD = "mfa/method/";
  private static final String ENFORCEMENT = "mfa/enforcement/";
  private static final String SECRET = "mfa/secret/";
  private static final String USE = "mfa/use/";
  private static final String ENROLMENT = "mfa/enrolment/";

  Optional<TotpMethod> method(String id) {
    return id.isEmpty() ? Optional.empty() : view.get(METHOD + id, TotpMethod.class);
  }

  List<String> methods(Page page) {
    return page.of(view, METHOD);
  }

  Stream<TotpMethod> allMethods() {
    return view.list(METHOD).stream().flatMap(id -> method(id).stream());
  }

  void put(TotpMethod method) {
    view.put(METHOD + method.id(), method);
  }

  void delete(TotpMethod method) {
    view.delete(METHOD + method.id());
    view.deleteAll(USE + method.id() + "/");
    view.deleteAll(SECRET + method.id() + "/");
    view.deleteAll(ENROLMENT + method.id() + "/");
  }

  Optional<Enforcement> enforcement(String name) {
    return view.get(ENFORCEMENT + name, Enforcement.class);
  }

  List<String> enforcements(Page page) {
    return page.of(view, ENFORCEMENT);
  }

  Stream<Enforcement> allEnforcements() {
    return view.list(ENFORCEMENT).stream().flatMap(name -> enforcement(name).stream());
  }

  void put(Enforcement enforcement) {
    view.put(ENFORCEMENT + enforcement.name(), enforcement);
  }

  void deleteEnforcement(String name) {
    view.delete(ENFORCEMENT + name);
  }

  boolean hasSecret(String method, String entity) {
    return view.exists(SECRET + method + "/" + entity);
  }

  /** The secret of an entity; the caller closes it. */
  Optional<SecretBytes> secret(String method, String entity) {
    return view.getSecret(SECRET + method + "/" + entity);
  }

  void putSecret(String method, String entity, SecretBytes secret) {
    view.putSecret(SECRET + method + "/" + entity, secret);
  }

  void deleteSecret(String method, String entity) {
    view.delete(SECRET + method + "/" + entity);
    view.delete(USE + method + "/" + entity);
    view.delete(ENROLMENT + method + "/" + entity);
  }

  /** Empty for secrets of before enrolments were noted. */
  Optional<SecretEnrolment> enrolment(String method, String entity) {
    return view.get(ENROLMENT + method + "/" + entity, SecretEnrolment.class);
  }

  void put(String method, String entity, SecretEnrolment enrolment) {
    view.put(ENROLMENT + method + "/" + entity, enrolment);
  }

  Use use(String method, String entity) {
    return view.get(USE + method + "/" + entity, Use.class).orElse(Use.NONE);
  }

  void put(String method, String entity, Use use) {
    view.put(USE + method + "/" + entity, use);
  }
}
