"""What Python programs do with a Vault, through hvac. Each class is run by HvacTest.

VAULT_ADDR and VAULT_TOKEN say where the server is and who asks (a root token).
"""

import base64
import os
import unittest

import hvac
from hvac import exceptions


def text64(text):
    return base64.b64encode(text.encode()).decode()


class Client(unittest.TestCase):
    """A client with the root token."""

    def setUp(self):
        self.client = hvac.Client(url=os.environ["VAULT_ADDR"], token=os.environ["VAULT_TOKEN"])
        self.addCleanup(self.client.adapter.close)

    def client_of(self, token):
        client = hvac.Client(url=self.client.url, token=token)
        self.addCleanup(client.adapter.close)
        return client

    def mount(self, engine, path, **options):
        self.client.sys.enable_secrets_engine(engine, path=path, **options)
        self.addCleanup(self.client.sys.disable_secrets_engine, path)
        return path


class KvVersionTwo(Client):
    def setUp(self):
        super().setUp()
        self.mount("kv", "py-kv2", options={"version": "2"})
        self.kv = self.client.secrets.kv.v2

    def put(self, path, secret, cas=None):
        return self.kv.create_or_update_secret(path, secret, cas=cas, mount_point="py-kv2")

    def get(self, path, version=None):
        return self.kv.read_secret_version(
            path, version=version, mount_point="py-kv2", raise_on_deleted_version=True
        )["data"]["data"]

    def test_each_version_is_kept(self):
        secret = {"text": "ä€𝄞", "number": 42, "list": [1, "two", None], "nested": {"x": True}}
        self.assertEqual(1, self.put("a/b", secret)["data"]["version"])
        self.assertEqual(secret, self.get("a/b"))
        self.put("a/b", {"second": "2"})
        self.assertEqual(secret, self.get("a/b", version=1))
        self.assertEqual({"second": "2"}, self.get("a/b"))

    def test_a_patch_changes_what_it_names(self):
        self.put("p", {"keep": "1", "change": "1"})
        self.kv.patch("p", {"change": "2"}, mount_point="py-kv2")
        self.assertEqual({"keep": "1", "change": "2"}, self.get("p"))
        with self.assertRaises(exceptions.InvalidPath):
            self.kv.patch("never-written", {"x": "1"}, mount_point="py-kv2")

    def test_check_and_set_refuses_the_late_writer(self):
        self.put("cas", {"by": "first"}, cas=0)
        with self.assertRaises(exceptions.InvalidRequest):
            self.put("cas", {"by": "second"}, cas=0)
        self.assertEqual({"by": "first"}, self.get("cas"))

    def test_versions_are_deleted_undeleted_and_destroyed(self):
        self.put("d", {"v": "1"})
        self.put("d", {"v": "2"})
        self.kv.delete_latest_version_of_secret("d", mount_point="py-kv2")
        with self.assertRaises(exceptions.InvalidPath):
            self.get("d")
        self.kv.undelete_secret_versions("d", [2], mount_point="py-kv2")
        self.assertEqual({"v": "2"}, self.get("d"))
        self.kv.delete_secret_versions("d", [1], mount_point="py-kv2")
        self.kv.destroy_secret_versions("d", [2], mount_point="py-kv2")
        versions = self.kv.read_secret_metadata("d", mount_point="py-kv2")["data"]["versions"]
        self.assertNotEqual("", versions["1"]["deletion_time"])
        self.assertFalse(versions["1"]["destroyed"])
        self.assertTrue(versions["2"]["destroyed"])

    def test_metadata_and_configuration(self):
        self.kv.configure(max_versions=2, cas_required=False, mount_point="py-kv2")
        self.assertEqual(2, self.kv.read_configuration(mount_point="py-kv2")["data"]["max_versions"])
        self.kv.update_metadata(
            "m", delete_version_after="24h", custom_metadata={"owner": "ops"}, mount_point="py-kv2"
        )
        for version in range(4):
            self.put("m", {"v": version})
        metadata = self.kv.read_secret_metadata("m", mount_point="py-kv2")["data"]
        self.assertEqual({"owner": "ops"}, metadata["custom_metadata"])
        self.assertEqual(["3", "4"], sorted(metadata["versions"]))
        self.kv.delete_metadata_and_all_versions("m", mount_point="py-kv2")
        with self.assertRaises(exceptions.InvalidPath):
            self.kv.read_secret_metadata("m", mount_point="py-kv2")

    def test_folders_are_listed(self):
        self.put("top/leaf", {"x": "1"})
        self.put("top/below/leaf", {"x": "1"})
        keys = self.kv.list_secrets("top", mount_point="py-kv2")["data"]["keys"]
        self.assertEqual(["below/", "leaf"], keys)


class KvVersionOne(Client):
    def test_a_secret_is_written_read_listed_and_deleted(self):
        self.mount("kv", "py-kv1", options={"version": "1"})
        kv = self.client.secrets.kv.v1
        kv.create_or_update_secret("a/b", {"x": "1"}, mount_point="py-kv1")
        self.assertEqual({"x": "1"}, kv.read_secret("a/b", mount_point="py-kv1")["data"])
        kv.create_or_update_secret("a/b", {"y": "2"}, mount_point="py-kv1")
        self.assertEqual({"y": "2"}, kv.read_secret("a/b", mount_point="py-kv1")["data"])
        self.assertEqual(["b"], kv.list_secrets("a", mount_point="py-kv1")["data"]["keys"])
        kv.delete_secret("a/b", mount_point="py-kv1")
        with self.assertRaises(exceptions.InvalidPath):
            kv.read_secret("a/b", mount_point="py-kv1")


class Transit(Client):
    def setUp(self):
        super().setUp()
        self.mount("transit", "py-transit")
        self.transit = self.client.secrets.transit
        self.at = {"mount_point": "py-transit"}

    def test_what_is_encrypted_is_decrypted_after_rotations(self):
        for kind in ("aes256-gcm96", "chacha20-poly1305", "rsa-2048"):
            with self.subTest(kind):
                self.transit.create_key(kind, key_type=kind, **self.at)
                first = self.encrypt(kind)
                self.assertTrue(first.startswith("vault:v1:"))
                self.transit.rotate_key(kind, **self.at)
                self.assertTrue(self.encrypt(kind).startswith("vault:v2:"))
                self.assertEqual(text64("hello"), self.decrypt(kind, first))
                again = self.transit.rewrap_data(kind, first, **self.at)["data"]["ciphertext"]
                self.assertTrue(again.startswith("vault:v2:"))
                self.assertEqual(text64("hello"), self.decrypt(kind, again))

    def encrypt(self, key):
        return self.transit.encrypt_data(key, plaintext=text64("hello"), **self.at)["data"]["ciphertext"]

    def decrypt(self, key, ciphertext):
        return self.transit.decrypt_data(key, ciphertext=ciphertext, **self.at)["data"]["plaintext"]

    def test_signatures_are_verified_and_forgeries_are_not(self):
        for kind in ("ed25519", "ecdsa-p256", "rsa-2048"):
            with self.subTest(kind):
                self.transit.create_key("sign-" + kind, key_type=kind, **self.at)
                signed = self.transit.sign_data("sign-" + kind, hash_input=text64("pay 1"), **self.at)
                signature = signed["data"]["signature"]
                self.assertTrue(self.verified("sign-" + kind, "pay 1", signature))
                self.assertFalse(self.verified("sign-" + kind, "pay 9", signature))

    def verified(self, key, text, signature):
        return self.transit.verify_signed_data(
            key, hash_input=text64(text), signature=signature, **self.at
        )["data"]["valid"]

    def test_batches_keep_their_order(self):
        self.transit.create_key("batch", **self.at)
        batch = [{"plaintext": text64(str(n))} for n in range(20)]
        sealed = self.transit.encrypt_data("batch", plaintext=None, batch_input=batch, **self.at)
        opened = self.transit.decrypt_data(
            "batch", ciphertext=None, batch_input=sealed["data"]["batch_results"], **self.at
        )
        self.assertEqual(batch, [{"plaintext": r["plaintext"]} for r in opened["data"]["batch_results"]])

    def test_a_derived_key_needs_its_context(self):
        self.transit.create_key("derived", derived=True, **self.at)
        sealed = self.transit.encrypt_data(
            "derived", plaintext=text64("x"), context=text64("alice"), **self.at
        )["data"]["ciphertext"]
        opened = self.transit.decrypt_data(
            "derived", ciphertext=sealed, context=text64("alice"), **self.at
        )
        self.assertEqual(text64("x"), opened["data"]["plaintext"])
        with self.assertRaises(exceptions.VaultError):
            self.transit.decrypt_data(
                "derived", ciphertext=sealed, context=text64("mallory"), **self.at
            )

    def test_hashes_hmacs_random_bytes_and_data_keys(self):
        self.transit.create_key("mac", **self.at)
        made = self.transit.generate_hmac("mac", hash_input=text64("x"), **self.at)
        self.assertTrue(made["data"]["hmac"].startswith("vault:v1:"))
        hashed = self.transit.hash_data(text64("abc"), algorithm="sha2-256", output_format="hex", **self.at)
        self.assertEqual(
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", hashed["data"]["sum"]
        )
        random = self.transit.generate_random_bytes(n_bytes=24, **self.at)["data"]["random_bytes"]
        self.assertEqual(24, len(base64.b64decode(random)))
        key = self.transit.generate_data_key("mac", key_type="plaintext", **self.at)["data"]
        self.assertEqual(key["plaintext"], self.decrypt("mac", key["ciphertext"]))

    def test_a_key_is_configured_exported_backed_up_and_deleted(self):
        self.transit.create_key("life", exportable=True, allow_plaintext_backup=True, **self.at)
        self.transit.rotate_key("life", **self.at)
        self.transit.update_key_configuration("life", min_decryption_version=2, **self.at)
        self.assertEqual(2, self.transit.read_key("life", **self.at)["data"]["min_decryption_version"])
        exported = self.transit.export_key("life", key_type="encryption-key", **self.at)
        self.assertEqual(["2"], list(exported["data"]["keys"]))
        backup = self.transit.backup_key("life", **self.at)["data"]["backup"]
        sealed = self.encrypt("life")
        self.transit.update_key_configuration("life", deletion_allowed=True, **self.at)
        self.transit.delete_key("life", **self.at)
        self.transit.restore_key(backup, name="life", **self.at)
        self.assertEqual(text64("hello"), self.decrypt("life", sealed))
        self.assertIn("life", self.transit.list_keys(**self.at)["data"]["keys"])


class Tokens(Client):
    def test_a_token_is_created_looked_up_renewed_and_revoked(self):
        auth = self.client.auth.token.create(policies=["default"], ttl="1h", meta={"desk": "4"})["auth"]
        token = auth["client_token"]
        data = self.client.auth.token.lookup(token)["data"]
        self.assertEqual({"desk": "4"}, data["meta"])
        self.assertTrue(data["renewable"])
        by_accessor = self.client.auth.token.lookup_accessor(auth["accessor"])["data"]
        self.assertEqual("", by_accessor["id"])
        self.assertIn(auth["accessor"], self.client.auth.token.list_accessors()["data"]["keys"])
        renewed = self.client.auth.token.renew(token, increment="30m")["auth"]
        self.assertEqual(1800, renewed["lease_duration"])
        own = self.client_of(token)
        self.assertTrue(own.is_authenticated())
        own.auth.token.renew_self(increment="20m")
        self.client.auth.token.revoke(token)
        self.assertFalse(own.is_authenticated())

    def test_a_client_may_end_its_own_token(self):
        auth = self.client.auth.token.create(policies=["default"], ttl="1h")["auth"]
        own = self.client_of(auth["client_token"])
        own.auth.token.revoke_self()
        with self.assertRaises(exceptions.Forbidden):
            own.auth.token.lookup_self()

    def test_orphans_and_roles(self):
        self.client.auth.token.create_or_update_role(
            "py-role", allowed_policies=["default"], orphan=True, token_period="1h"
        )
        self.assertIn("py-role", self.client.auth.token.list_roles()["data"]["keys"])
        auth = self.client.auth.token.create(role_name="py-role")["auth"]
        self.assertEqual(3600, auth["lease_duration"])
        self.assertTrue(self.client.auth.token.lookup(auth["client_token"])["data"]["orphan"])
        self.client.auth.token.delete_role("py-role")
        orphan = self.client.auth.token.create_orphan(policies=["default"])["auth"]
        self.assertTrue(orphan["orphan"])


class Policies(Client):
    RULES = 'path "py-secret/data/open/*" { capabilities = ["read", "list"] }'

    def test_a_policy_rules_what_a_token_may(self):
        self.mount("kv", "py-secret", options={"version": "2"})
        for path in ("open/a", "closed/a"):
            self.client.secrets.kv.v2.create_or_update_secret(path, {"x": "1"}, mount_point="py-secret")
        self.client.sys.create_or_update_policy("py-open", self.RULES)
        self.assertIn("py-open", self.client.sys.list_policies()["data"]["policies"])
        self.assertEqual(self.RULES, self.client.sys.read_policy("py-open")["data"]["rules"])
        token = self.client.auth.token.create(policies=["py-open"])["auth"]["client_token"]
        clerk = self.client_of(token).secrets.kv.v2
        clerk.read_secret_version("open/a", mount_point="py-secret", raise_on_deleted_version=True)
        with self.assertRaises(exceptions.Forbidden):
            clerk.read_secret_version("closed/a", mount_point="py-secret", raise_on_deleted_version=True)
        capabilities = self.client.sys.get_capabilities(["py-secret/data/open/a"], token=token)
        self.assertEqual({"list", "read"}, set(capabilities["data"]["capabilities"]))
        self.client.sys.delete_policy("py-open")
        self.assertNotIn("py-open", self.client.sys.list_policies()["data"]["policies"])

    def test_acl_policies_have_a_path_of_their_own(self):
        self.client.sys.create_or_update_acl_policy("py-acl", {"path": {"x/*": {"capabilities": ["read"]}}})
        self.assertIn("py-acl", self.client.sys.list_acl_policies()["data"]["keys"])
        self.assertIn("x/*", self.client.sys.read_acl_policy("py-acl")["data"]["policy"])
        self.client.sys.delete_acl_policy("py-acl")


class Userpass(Client):
    def test_a_user_logs_in_by_password(self):
        self.client.sys.enable_auth_method("userpass", path="py-users")
        self.addCleanup(self.client.sys.disable_auth_method, "py-users")
        users = self.client.auth.userpass
        users.create_or_update_user("ann", "first", policies="default", mount_point="py-users")
        self.assertEqual(["ann"], users.list_user(mount_point="py-users")["data"]["keys"])
        ann = hvac.Client(url=self.client.url)
        self.addCleanup(ann.adapter.close)
        auth = ann.auth.userpass.login("ann", "first", mount_point="py-users")["auth"]
        self.assertEqual("ann", auth["metadata"]["username"])
        self.assertTrue(ann.is_authenticated())
        with self.assertRaises(exceptions.InvalidRequest):
            ann.auth.userpass.login("ann", "wrong", mount_point="py-users")
        users.update_password_on_user("ann", "second", mount_point="py-users")
        ann.auth.userpass.login("ann", "second", mount_point="py-users")
        users.delete_user("ann", mount_point="py-users")
        with self.assertRaises(exceptions.VaultError):
            ann.auth.userpass.login("ann", "second", mount_point="py-users")


class Identity(Client):
    def setUp(self):
        super().setUp()
        self.identity = self.client.secrets.identity
        self.client.sys.enable_auth_method("userpass", path="py-people")
        self.addCleanup(self.client.sys.disable_auth_method, "py-people")
        self.accessor = self.client.sys.list_auth_methods()["data"]["py-people/"]["accessor"]
        self.client.auth.userpass.create_or_update_user("ann", "pw", mount_point="py-people")

    def login(self):
        anybody = self.client_of("")
        return anybody.auth.userpass.login("ann", "pw", mount_point="py-people", use_token=False)["auth"]

    def entity(self, name, **more):
        made = self.identity.create_or_update_entity(name, **more)["data"]["id"]
        self.addCleanup(self.identity.delete_entity, made)
        return made

    def test_entities_and_groups_give_policies_to_who_logs_in(self):
        entity = self.entity("py-ann", metadata={"team": "red"}, policies=["py-own"])
        alias = self.identity.create_or_update_entity_alias("ann", entity, self.accessor)["data"]["id"]
        group = self.identity.create_or_update_group(
            "py-ops", policies=["py-ops"], member_entity_ids=[entity]
        )["data"]["id"]
        self.addCleanup(self.identity.delete_group, group)
        auth = self.login()
        self.assertEqual(entity, auth["entity_id"])
        self.assertEqual(["py-ops", "py-own"], auth["identity_policies"])
        shown = self.identity.read_entity(entity)["data"]
        self.assertEqual([group], shown["group_ids"])
        self.assertEqual(alias, shown["aliases"][0]["id"])
        found = self.identity.lookup_entity(alias_name="ann", alias_mount_accessor=self.accessor)
        self.assertEqual("py-ann", found["data"]["name"])
        self.assertIn("py-ann", self.identity.list_entities_by_name()["data"]["keys"])
        ann = self.client_of(auth["client_token"])
        self.assertEqual("red", ann.secrets.identity.read_entity(entity)["data"]["metadata"]["team"])

    def test_merged_entities_are_one(self):
        kept, ends = self.entity("py-kept"), self.entity("py-ends")
        self.identity.create_or_update_entity_alias("ann", ends, self.accessor)
        self.identity.merge_entities(from_entity_ids=[ends], to_entity_id=kept)
        self.assertEqual(kept, self.login()["entity_id"])

    def test_an_identity_token_is_good_until_its_entity_is_disabled(self):
        self.identity.create_named_key("py-key", algorithm="ES256", allowed_client_ids=["*"])
        self.addCleanup(self.identity.delete_named_key, "py-key")
        self.identity.create_or_update_role("py-role", "py-key", ttl="5m")
        self.addCleanup(self.identity.delete_role, "py-role")
        self.client.sys.create_or_update_policy(
            "py-oidc", 'path "identity/oidc/token/*" { capabilities = ["read"] }'
        )
        self.addCleanup(self.client.sys.delete_policy, "py-oidc")
        auth = self.login()
        self.addCleanup(self.identity.delete_entity, auth["entity_id"])
        self.identity.update_entity(auth["entity_id"], policies=["py-oidc"])
        ann = self.client_of(auth["client_token"])
        token = ann.secrets.identity.generate_signed_id_token("py-role")["data"]["token"]
        self.assertTrue(self.identity.introspect_signed_id_token(token)["active"])
        self.identity.update_entity(auth["entity_id"], disabled=True)
        self.assertFalse(self.identity.introspect_signed_id_token(token)["active"])
        with self.assertRaises(exceptions.Forbidden):
            ann.auth.token.lookup_self()


class AppRole(Client):
    def test_a_role_logs_in_by_its_secret_id(self):
        self.client.sys.enable_auth_method("approle", path="py-roles")
        self.addCleanup(self.client.sys.disable_auth_method, "py-roles")
        roles, at = self.client.auth.approle, {"mount_point": "py-roles"}
        roles.create_or_update_approle("shop", token_policies=["default"], token_ttl="10m", **at)
        self.assertEqual(["shop"], roles.list_roles(**at)["data"]["keys"])
        self.assertEqual(600, roles.read_role("shop", **at)["data"]["token_ttl"])
        role_id = roles.read_role_id("shop", **at)["data"]["role_id"]
        secret = roles.generate_secret_id("shop", metadata={"host": "a"}, **at)["data"]
        app = hvac.Client(url=self.client.url)
        self.addCleanup(app.adapter.close)
        auth = app.auth.approle.login(role_id, secret["secret_id"], mount_point="py-roles")["auth"]
        self.assertEqual(600, auth["lease_duration"])
        self.assertEqual("shop", auth["metadata"]["role_name"])
        self.assertTrue(app.is_authenticated())
        accessor = secret["secret_id_accessor"]
        self.assertEqual([accessor], roles.list_secret_id_accessors("shop", **at)["data"]["keys"])
        seen = roles.read_secret_id_accessor("shop", accessor, **at)["data"]
        self.assertEqual({"host": "a"}, seen["metadata"])
        roles.destroy_secret_id_accessor("shop", accessor, **at)
        with self.assertRaises(exceptions.InvalidRequest):
            app.auth.approle.login(role_id, secret["secret_id"], mount_point="py-roles")
        roles.create_custom_secret_id("shop", "my own secret id", **at)
        app.auth.approle.login(role_id, "my own secret id", mount_point="py-roles")
        roles.delete_role("shop", **at)


class Wrapping(Client):
    def test_an_answer_is_wrapped_and_unwrapped_once(self):
        wrapped = self.client.auth.token.create(policies=["default"], wrap_ttl="5m")["wrap_info"]
        looked = self.client.write_data("sys/wrapping/lookup", data={"token": wrapped["token"]})
        self.assertEqual("auth/token/create", looked["data"]["creation_path"])
        opened = self.client.sys.unwrap(wrapped["token"])
        self.assertIn("client_token", opened["auth"])
        with self.assertRaises(exceptions.InvalidRequest):
            self.client.sys.unwrap(wrapped["token"])

    def test_anything_may_be_wrapped(self):
        wrapped = self.client.sys.wrap({"seed": "words"}, ttl=60)["wrap_info"]
        self.assertEqual({"seed": "words"}, self.client.sys.unwrap(wrapped["token"])["data"])


class Database(Client):
    """Needs a PostgreSQL: PG_URL with placeholders, PG_USER and PG_PASSWORD of a superuser."""

    CREATE = "CREATE ROLE \"{{name}}\" LOGIN PASSWORD '{{password}}' VALID UNTIL '{{expiration}}'"

    def setUp(self):
        super().setUp()
        self.at = {"mount_point": self.mount("database", "py-db")}
        self.db = self.client.secrets.database
        self.db.configure(
            name="pg",
            plugin_name="postgresql-database-plugin",
            allowed_roles=["*"],
            connection_url=os.environ["PG_URL"],
            username=os.environ["PG_USER"],
            password=os.environ["PG_PASSWORD"],
            **self.at,
        )

    def test_connections_are_managed(self):
        self.assertEqual(["pg"], self.db.list_connections(**self.at)["data"]["keys"])
        shown = self.db.read_connection("pg", **self.at)["data"]
        self.assertEqual("postgresql-database-plugin", shown["plugin_name"])
        self.assertNotIn("password", shown["connection_details"])
        self.assertEqual(204, self.db.reset_connection("pg", **self.at).status_code)
        self.db.delete_connection("pg", **self.at)
        with self.assertRaises(exceptions.InvalidPath):
            self.db.read_connection("pg", **self.at)

    def test_accounts_are_lent(self):
        self.db.create_role("app", "pg", [self.CREATE], default_ttl="1h", max_ttl="2h", **self.at)
        self.assertEqual(["app"], self.db.list_roles(**self.at)["data"]["keys"])
        self.assertEqual(3600, self.db.read_role("app", **self.at)["data"]["default_ttl"])
        lent = self.db.generate_credentials("app", **self.at)
        self.assertEqual({"username", "password"}, set(lent["data"]))
        self.assertEqual(3600, lent["lease_duration"])
        self.client.sys.renew_lease(lent["lease_id"], increment=1800)
        self.client.sys.revoke_lease(lent["lease_id"])
        self.db.delete_role("app", **self.at)
        with self.assertRaises(exceptions.InvalidRequest):
            self.db.generate_credentials("app", **self.at)

    def test_passwords_are_rotated(self):
        make = "CREATE ROLE hvac_static LOGIN PASSWORD 'first'"
        drop = ["DROP ROLE IF EXISTS hvac_static", "DROP ROLE IF EXISTS \"{{name}}\""]
        self.db.create_role("make", "pg", [make, self.CREATE], revocation_statements=drop, **self.at)
        self.db.generate_credentials("make", **self.at)
        self.db.create_static_role(
            "s", "pg", "hvac_static", [], rotation_period="1h", **self.at
        )
        self.assertEqual(["s"], self.db.list_static_roles(**self.at)["data"]["keys"])
        self.assertEqual(3600, self.db.read_static_role("s", **self.at)["data"]["rotation_period"])
        first = self.db.get_static_credentials("s", **self.at)["data"]["password"]
        self.db.rotate_static_role_credentials("s", **self.at)
        self.assertNotEqual(
            first, self.db.get_static_credentials("s", **self.at)["data"]["password"]
        )
        self.db.delete_static_role("s", **self.at)


class System(Client):
    def test_the_server_tells_how_it_is(self):
        self.assertTrue(self.client.sys.is_initialized())
        self.assertFalse(self.client.sys.is_sealed())
        status = self.client.sys.read_seal_status()
        self.assertEqual((2, 3), (status["t"], status["n"]))
        health = self.client.sys.read_health_status(method="GET")
        self.assertTrue(health["initialized"])
        self.assertEqual(200, self.client.sys.read_health_status().status_code)
        self.assertIn("ha_enabled", self.client.sys.read_leader_status())

    def test_mounts_are_enabled_tuned_moved_and_listed(self):
        self.client.sys.enable_secrets_engine("kv", path="py-a", description="first")
        self.client.sys.tune_mount_configuration("py-a", default_lease_ttl="1h", description="second")
        self.assertEqual(
            3600, self.client.sys.read_mount_configuration("py-a")["data"]["default_lease_ttl"]
        )
        self.client.sys.move_backend("py-a", "py-b")
        mounts = self.client.sys.list_mounted_secrets_engines()["data"]
        self.assertEqual("second", mounts["py-b/"]["description"])
        self.assertNotIn("py-a/", mounts)
        self.client.sys.disable_secrets_engine("py-b")

    def test_auth_methods_are_enabled_tuned_and_listed(self):
        self.client.sys.enable_auth_method("userpass", path="py-auth", description="users")
        self.client.sys.tune_auth_method("py-auth", max_lease_ttl="2h")
        self.assertEqual(7200, self.client.sys.read_auth_method_tuning("py-auth")["data"]["max_lease_ttl"])
        self.assertIn("py-auth/", self.client.sys.list_auth_methods()["data"])
        self.client.sys.disable_auth_method("py-auth")
        self.assertNotIn("py-auth/", self.client.sys.list_auth_methods()["data"])

    def test_audit_devices_are_enabled_hashed_by_and_listed(self):
        self.client.sys.enable_audit_device("file", path="py-audit", options={"file_path": "discard"})
        self.assertIn("py-audit/", self.client.sys.list_enabled_audit_devices()["data"])
        hashed = self.client.sys.calculate_hash("py-audit", "text")["data"]["hash"]
        self.assertTrue(hashed.startswith("hmac-sha256:"))
        self.client.sys.disable_audit_device("py-audit")

    def test_the_encryption_key_rotates(self):
        before = self.client.sys.get_encryption_key_status()
        self.client.sys.rotate_encryption_key()
        after = self.client.sys.get_encryption_key_status()
        self.assertEqual(before["data"]["term"] + 1, after["data"]["term"])


class Namespaces(Client):
    def setUp(self):
        super().setUp()
        self.client.sys.create_namespace(path="py-team")
        self.addCleanup(self.client.sys.delete_namespace, path="py-team")
        self.team = hvac.Client(
            url=self.client.url, token=self.client.token, namespace="py-team"
        )
        self.addCleanup(self.team.adapter.close)

    def test_it_is_listed_and_has_its_own_mounts(self):
        self.assertIn("py-team/", self.client.sys.list_namespaces()["data"]["keys"])
        self.team.sys.enable_secrets_engine("kv", path="kv", options={"version": "2"})
        self.team.secrets.kv.v2.create_or_update_secret("a", {"k": "v"}, mount_point="kv")
        read = self.team.secrets.kv.v2.read_secret_version(
            "a", mount_point="kv", raise_on_deleted_version=True
        )
        self.assertEqual({"k": "v"}, read["data"]["data"])
        self.assertNotIn("kv/", self.client.sys.list_mounted_secrets_engines()["data"])

    def test_a_token_of_it_is_of_no_use_above(self):
        token = self.team.auth.token.create(policies=["default"])["auth"]["client_token"]
        above = self.client_of(token)
        self.assertEqual(
            "py-team/", above.auth.token.lookup_self()["data"]["namespace_path"]
        )
        with self.assertRaises(exceptions.Forbidden):
            above.sys.list_mounted_secrets_engines()


class GenericPaths(Client):
    def test_any_path_is_written_read_listed_and_deleted(self):
        self.mount("kv", "py-generic", options={"version": "1"})
        self.client.write_data("py-generic/a", data={"x": "1"})
        self.assertEqual({"x": "1"}, self.client.read("py-generic/a")["data"])
        self.assertEqual(["a"], self.client.list("py-generic")["data"]["keys"])
        self.client.delete("py-generic/a")
        self.assertIsNone(self.client.read("py-generic/a"))

    def test_each_token_has_a_cubbyhole_of_its_own(self):
        self.client.write_data("cubbyhole/mine", data={"x": "1"})
        other = self.client_of(self.client.auth.token.create(policies=["default"])["auth"]["client_token"])
        self.assertIsNone(other.read("cubbyhole/mine"))
        self.assertEqual({"x": "1"}, self.client.read("cubbyhole/mine")["data"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
