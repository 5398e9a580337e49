package io.holdfast.scan.detect.assign;

import static io.holdfast.scan.text.CharClass.ALNUM;
import static io.holdfast.scan.text.CharClass.LOWER_ALNUM;
import static io.holdfast.scan.text.CharClass.LOWER_HEX;
import static io.holdfast.scan.text.CharClass.PADDED_BASE64;
import static io.holdfast.scan.text.CharClass.URL_BASE64;

import io.holdfast.scan.rule.Evidence;
import io.holdfast.scan.rule.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Services whose keys are hex or letters of a certain number, told by their name beside them. */
final class OtherServices {
  private static final List<String> ANY = List.of("key", "token", "secret", "auth", "passw");

  private final Registry registry;
  private final List<ServiceKey> keys = new ArrayList<>();

  private OtherServices(Registry registry) {
    this.registry = registry;
  }

  static List<ServiceKey> all(Registry registry) {
    OtherServices all = new OtherServices(registry);
    all.fill();
    return all.keys;
  }

  private void fill() {
    pair(
        "aws-secret-access-key",
        "Secret access key of AWS",
        List.of("aws", "akia", "asia", "secretaccesskey", "secret_access_key"),
        List.of("secret"),
        OtherServices::isAws);
    pair(
        "alibaba-secret",
        "Secret of an access key of Alibaba Cloud",
        List.of("ltai", "alibaba", "aliyun"),
        List.of("secret"),
        Form.of(ALNUM, 30));
    pair(
        "razorpay-secret",
        "Secret of a key of Razorpay",
        List.of("razorpay", "rzp_"),
        List.of("secret"),
        Form.of(ALNUM, 24));
    pair(
        "twilio-auth-token",
        "Auth token of Twilio",
        List.of("twilio"),
        List.of("token", "secret"),
        Form.of(LOWER_HEX, 32));
    near(
        "discord-bot-token",
        "Token of a Discord bot",
        List.of("discord", "bot", "token"),
        ANY,
        OtherServices::isDiscord);
    near(
        "datadog-key",
        "Key of Datadog",
        List.of("datadog", "dd_"),
        ANY,
        Form.of(LOWER_HEX, 32).or(Form.of(LOWER_HEX, 40)));
    near(
        "cloudflare-token",
        "API token or key of Cloudflare",
        List.of("cloudflare", "cf_api"),
        ANY,
        Form.of(URL_BASE64, 40).or(Form.of(LOWER_HEX, 37)));
    near("fastly-token", "API token of Fastly", List.of("fastly"), ANY, Form.of(URL_BASE64, 32));
    near(
        "okta-token",
        "API token of Okta",
        List.of("okta"),
        ANY,
        Form.behind("00", URL_BASE64, 40, 40));
    near("infura-key", "Key of Infura", List.of("infura"), ANY, Form.of(LOWER_HEX, 32));
    near("alchemy-key", "Key of Alchemy", List.of("alchemy"), ANY, Form.of(URL_BASE64, 32));
    near(
        "etherscan-key",
        "API key of Etherscan",
        List.of("etherscan"),
        ANY,
        Form.of(io.holdfast.scan.text.CharClass.UPPER_ALNUM, 34));
    near("fireblocks-key", "API key of Fireblocks", List.of("fireblocks"), ANY, Form.uuid());
    near(
        "blockcypher-token",
        "Token of BlockCypher",
        List.of("blockcypher"),
        ANY,
        Form.of(LOWER_HEX, 32));
    near(
        "consul-token",
        "Token of Consul",
        List.of("consul"),
        List.of("token", "secret"),
        Form.uuid());
    near(
        "nomad-token", "Token of Nomad", List.of("nomad"), List.of("token", "secret"), Form.uuid());
    near(
        "approle-secret-id",
        "Secret id of AppRole",
        List.of("secret_id", "secretid"),
        List.of("secret_id", "secretid"),
        Form.uuid());
    near("vercel-token", "Token of Vercel", List.of("vercel"), ANY, Form.of(ALNUM, 24));
    near("algolia-key", "Admin key of Algolia", List.of("algolia"), ANY, Form.of(LOWER_HEX, 32));
    near("snyk-token", "Token of Snyk", List.of("snyk"), ANY, Form.uuid());
    near("heroku-key", "API key of Heroku", List.of("heroku"), ANY, Form.uuid());
    near(
        "plaid-secret",
        "Secret of Plaid",
        List.of("plaid"),
        List.of("secret"),
        Form.of(LOWER_HEX, 30));
    near(
        "auth0-secret",
        "Client secret of Auth0",
        List.of("auth0"),
        List.of("secret"),
        Form.of(URL_BASE64, 64));
    near(
        "dropbox-token",
        "Secret of Dropbox",
        List.of("dropbox"),
        List.of("secret", "key"),
        Form.of(LOWER_ALNUM, 15));
    near(
        "trello-token",
        "Token of Trello",
        List.of("trello"),
        ANY,
        Form.of(LOWER_HEX, 64).or(Form.of(LOWER_HEX, 32)));
    near(
        "asana-secret",
        "Client secret of Asana",
        List.of("asana"),
        List.of("secret"),
        Form.of(LOWER_HEX, 32));
    near("zendesk-token", "Token of Zendesk", List.of("zendesk"), ANY, Form.of(ALNUM, 40));
    near("bitrise-token", "Token of Bitrise", List.of("bitrise"), ANY, Form.of(URL_BASE64, 86));
    near("codecov-token", "Upload token of Codecov", List.of("codecov"), ANY, Form.uuid());
    near("sumologic-key", "Access key of Sumo Logic", List.of("sumo"), ANY, Form.of(ALNUM, 64));
    near(
        "pagerduty-key",
        "API key of PagerDuty",
        List.of("pagerduty"),
        ANY,
        Form.of(URL_BASE64, 20));
    near(
        "mongodb-atlas-key",
        "Private key of MongoDB Atlas",
        List.of("atlas"),
        List.of("private_key", "privatekey"),
        Form.uuid());
    near(
        "azure-openai-key",
        "Key of Azure's services",
        List.of("azure"),
        ANY,
        Form.of(LOWER_HEX, 32).or(Form.base64Of(64)));
    near("btcpay-key", "API key of BTCPay Server", List.of("btcpay"), ANY, Form.of(LOWER_HEX, 40));
    near(
        "blockfrost-key",
        "Project id of Blockfrost",
        List.of("blockfrost"),
        ANY,
        Form.behind("mainnet", ALNUM, 32, 32));
    near("opennode-key", "API key of OpenNode", List.of("opennode"), ANY, Form.uuid());
    near("strike-key", "API key of Strike", List.of("strike"), ANY, Form.of(LOWER_HEX, 64));
    near(
        "zerion-key",
        "Key of Zerion or Moralis",
        List.of("zerion", "moralis"),
        ANY,
        Form.of(ALNUM, 64));
    near(
        "square-webhook-key",
        "Signature key of webhooks of Square",
        List.of("square"),
        List.of("signature", "webhook"),
        Form.of(URL_BASE64, 22).or(Form.of(PADDED_BASE64, 24)));
  }

  private static boolean isAws(byte[] value) {
    return value.length == 40
        && PADDED_BASE64.isAll(value)
        && !LOWER_HEX.isAll(value)
        && io.holdfast.scan.text.Likeness.kinds(value) >= 3;
  }

  /** Three parts: the bot's number in base64, a time, and a signature. */
  private static boolean isDiscord(byte[] value) {
    String[] parts =
        new String(value, java.nio.charset.StandardCharsets.ISO_8859_1).split("\\.", -1);
    return parts.length == 3
        && parts[0].length() >= 23
        && parts[0].length() <= 28
        && parts[1].length() == 6
        && parts[2].length() >= 27
        && parts[2].length() <= 40
        && io.holdfast.scan.text.Decoding.base64(parts[0])
            .filter(io.holdfast.scan.text.CharClass.DIGIT::isAll)
            .isPresent();
  }

  private void pair(
      String id,
      String description,
      List<String> names,
      List<String> roles,
      Predicate<byte[]> form) {
    keys.add(
        new ServiceKey(registry.rule(id, description, Evidence.CONTEXT), names, roles, form, true));
  }

  private void near(
      String id,
      String description,
      List<String> names,
      List<String> roles,
      Predicate<byte[]> form) {
    keys.add(
        new ServiceKey(
            registry.rule(id, description, Evidence.CONTEXT), names, roles, form, false));
  }
}
