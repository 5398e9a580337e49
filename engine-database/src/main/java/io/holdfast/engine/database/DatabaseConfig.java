package io.holdfast.engine.database;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Refusal;
import io.holdfast.engine.database.credential.Secret;
import io.holdfast.engine.database.product.Details;
import io.holdfast.engine.database.product.Login;
import io.holdfast.engine.database.product.Product;
import io.holdfast.engine.database.rotation.RotationTerms;
import io.holdfast.engine.database.username.UsernameTemplate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A connection as it is stored.
 *
 * @param plugin the name of its plugin
 * @param details what the plugin knows, the password among it
 * @param pending the next password, while it is being set
 * @param failures of its rotation, in a row
 * @param rotation when the password is changed by itself
 * @param automated whether it is, at the moment
 * @param skipImport whether static roles are taken over without a change of their password
 * @param version grows with every change
 */
record DatabaseConfig(
    String plugin,
    ObjectNode details,
    @Nullable PendingSecret pending,
    int failures,
    List<String> allowedRoles,
    List<String> rootRotationStatements,
    String passwordPolicy,
    RotationTerms rotation,
    boolean automated,
    boolean skipImport,
    long version) {

  Product product() {
    return Plugins.named(plugin);
  }

  Details settings() {
    return new Details(details);
  }

  Login login() {
    return new Login(settings().text("username"), settings().text("password"));
  }

  /** What the database may take now: two passwords while a rotation is under way. */
  List<Login> logins() {
    return pending == null
        ? List.of(login())
        : List.of(login(), new Login(login().username(), pending.secret().text()));
  }

  /** Whether the accounts of static roles log in themselves to change their password. */
  boolean selfManaged() {
    return settings().isTrue("self_managed");
  }

  UsernameTemplate usernameTemplate() {
    String own = settings().text("username_template");
    return UsernameTemplate.of(own.isEmpty() ? product().usernameTemplate() : own);
  }

  /**
   * @throws Refusal.PermissionDenied when the role may not use the connection
   */
  void requireAllowed(String role) {
    if (allowedRoles.stream().noneMatch(glob -> matches(glob, role))) {
      throw new Refusal.PermissionDenied("\"" + role + "\" is not an allowed role");
    }
  }

  private static boolean matches(String glob, String role) {
    String expression = ("\\Q" + glob + "\\E").replace("*", "\\E.*\\Q");
    return Pattern.matches(expression, role);
  }

  DatabaseConfig trying(PendingSecret claimed) {
    return with(details, claimed, failures);
  }

  DatabaseConfig rotated(Secret secret) {
    return with(details.deepCopy().put("password", secret.text()), null, 0);
  }

  DatabaseConfig failed(@Nullable PendingSecret left) {
    return with(details, left, failures + 1);
  }

  private DatabaseConfig with(
      ObjectNode newDetails, @Nullable PendingSecret claimed, int newFailures) {
    return new DatabaseConfig(
        plugin,
        newDetails,
        claimed,
        newFailures,
        allowedRoles,
        rootRotationStatements,
        passwordPolicy,
        rotation,
        automated,
        skipImport,
        version + 1);
  }

  /** Leaves out all that could hold a secret. */
  @Override
  public String toString() {
    return "DatabaseConfig[" + plugin + "]";
  }
}
