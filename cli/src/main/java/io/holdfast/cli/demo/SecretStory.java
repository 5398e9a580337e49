package io.holdfast.cli.demo;

/** Keeps a secret, and shows that a token reads only what its policy allows. */
final class SecretStory {
  private static final String POLICY =
      """
      path "secret/data/shop/*" {
        capabilities = ["read"]
      }
      """;

  private SecretStory() {}

  static void tell(Shell shell, Screen screen) {
    screen.title("Keep a secret, and read it back");
    shell.type("kv", "put", "secret/shop/database", "user=shop", "password=correct-horse");
    shell.type("kv", "put", "secret/treasury/exchange", "api_key=demo-key");
    shell.type("kv", "get", "secret/shop/database");

    screen.title("A user who may read the shop's secrets, and no others");
    shell.typeWithInput(POLICY, "policy", "write", "shop", "-");
    shell.type("auth", "enable", "userpass");
    shell.type(
        "write", "auth/userpass/users/ann", "password=battery-staple", "token_policies=shop");
    String token =
        shell.typeInto(
            "ANN",
            "login",
            "-method=userpass",
            "-token-only",
            "username=ann",
            "password=battery-staple");
    screen.say("\nWith her token one secret is read and the other is refused:\n");
    Shell limited = shell.as("ANN", token);
    limited.type("kv", "get", "-field=user", "secret/shop/database");
    limited.typeRefused("kv", "get", "secret/treasury/exchange");
  }
}
