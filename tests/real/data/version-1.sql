BEGIN TRANSACTION;
CREATE TABLE _cf_METADATA (
        key INTEGER PRIMARY KEY,
        value BLOB
      );
INSERT INTO "_cf_METADATA" VALUES(1,1795507148004000000);
CREATE TABLE attempts (
    delivery_id TEXT NOT NULL, round INTEGER NOT NULL, attempt INTEGER NOT NULL, started_at INTEGER NOT NULL,
    ended_at INTEGER NOT NULL, cause TEXT, status INTEGER, answer TEXT, answer_cut INTEGER NOT NULL, note TEXT,
    PRIMARY KEY (delivery_id, round, attempt)
) STRICT, WITHOUT ROWID;
INSERT INTO "attempts" VALUES('dlv_01m868zst815w4mqq2drq6f2dj',1,1,1795507087179,1795507087203,NULL,200,'answer-plain-delivered',0,NULL);
INSERT INTO "attempts" VALUES('dlv_01m868zswn6q9xse7sm33qrn0x',1,1,1795507087254,1795507087265,'{"cause":"status","status":503}',503,'answer-plain-exhausted',0,NULL);
INSERT INTO "attempts" VALUES('dlv_01m868zswn6q9xse7sm33qrn0x',1,2,1795507087268,1795507087271,'{"cause":"status","status":503}',503,'answer-plain-exhausted',0,NULL);
INSERT INTO "attempts" VALUES('dlv_01m868zswn6q9xse7sm33qrn0x',1,3,1795507087273,1795507087276,'{"cause":"status","status":503}',503,'answer-plain-exhausted',0,NULL);
INSERT INTO "attempts" VALUES('dlv_01m868zswn6q9xse7sm33qrn0x',1,4,1795507087280,1795507087284,'{"cause":"status","status":503}',503,'answer-plain-exhausted',0,NULL);
INSERT INTO "attempts" VALUES('dlv_01m868zswn6q9xse7sm33qrn0x',1,5,1795507087289,1795507087292,'{"cause":"status","status":503}',503,'answer-plain-exhausted',0,NULL);
INSERT INTO "attempts" VALUES('dlv_01m868zswn6q9xse7sm33qrn0x',1,6,1795507087298,1795507087302,'{"cause":"status","status":503}',503,'answer-plain-exhausted',0,NULL);
INSERT INTO "attempts" VALUES('dlv_01m868zswn6q9xse7sm33qrn0x',1,7,1795507087309,1795507087313,'{"cause":"status","status":503}',503,'answer-plain-exhausted',0,NULL);
INSERT INTO "attempts" VALUES('dlv_01m868zswn6q9xse7sm33qrn0x',1,8,1795507087321,1795507087326,'{"cause":"status","status":503}',503,'answer-plain-exhausted',0,NULL);
INSERT INTO "attempts" VALUES('dlv_01m868zswn6q9xse7sm33qrn0x',1,9,1795507087335,1795507087339,'{"cause":"status","status":503}',503,'answer-plain-exhausted',0,NULL);
INSERT INTO "attempts" VALUES('dlv_01m868zswn6q9xse7sm33qrn0x',1,10,1795507087349,1795507087356,'{"cause":"status","status":503}',503,'answer-plain-exhausted',0,NULL);
INSERT INTO "attempts" VALUES('dlv_01m868zswn6q9xse7sm33qrn0x',1,11,1795507087367,1795507087372,'{"cause":"status","status":503}',503,'answer-plain-exhausted',0,NULL);
INSERT INTO "attempts" VALUES('dlv_01m868zswn6q9xse7sm33qrn0x',1,12,1795507087385,1795507087388,'{"cause":"status","status":503}',503,'answer-plain-exhausted',0,NULL);
INSERT INTO "attempts" VALUES('dlv_01m868zswn6q9xse7sm33qrn0x',1,13,1795507087401,1795507087405,'{"cause":"status","status":503}',503,'answer-plain-exhausted',0,NULL);
INSERT INTO "attempts" VALUES('dlv_01m868zswn6q9xse7sm33qrn0x',1,14,1795507087419,1795507087422,'{"cause":"status","status":503}',503,'answer-plain-exhausted',0,NULL);
INSERT INTO "attempts" VALUES('dlv_01m868zswn6q9xse7sm33qrn0x',1,15,1795507087438,1795507087441,'{"cause":"status","status":503}',503,'answer-plain-exhausted',0,NULL);
INSERT INTO "attempts" VALUES('dlv_01m868zswn6q9xse7sm33qrn0x',1,16,1795507087458,1795507087461,'{"cause":"status","status":503}',503,'answer-plain-exhausted',0,NULL);
INSERT INTO "attempts" VALUES('dlv_01m868zswn6q9xse7sm33qrn0x',1,17,1795507087479,1795507087483,'{"cause":"status","status":503}',503,'answer-plain-exhausted',0,NULL);
INSERT INTO "attempts" VALUES('dlv_01m868zswn6q9xse7sm33qrn0x',1,18,1795507087501,1795507087505,'{"cause":"status","status":503}',503,'answer-plain-exhausted',0,NULL);
INSERT INTO "attempts" VALUES('dlv_01m868zswn6q9xse7sm33qrn0x',1,19,1795507087525,1795507087528,'{"cause":"status","status":503}',503,'answer-plain-exhausted',0,NULL);
INSERT INTO "attempts" VALUES('dlv_01m868zswn6q9xse7sm33qrn0x',1,20,1795507087547,1795507087551,'{"cause":"status","status":503}',503,'answer-plain-exhausted',0,NULL);
INSERT INTO "attempts" VALUES('dlv_01m868zswn6q9xse7sm33qrn0x',1,21,1795507087573,1795507087578,'{"cause":"status","status":503}',503,'answer-plain-exhausted',0,NULL);
INSERT INTO "attempts" VALUES('dlv_01m868zswn6q9xse7sm33qrn0x',1,22,1795507087600,1795507087604,'{"cause":"status","status":503}',503,'answer-plain-exhausted',0,NULL);
INSERT INTO "attempts" VALUES('dlv_01m868zswn6q9xse7sm33qrn0x',1,23,1795507087627,1795507087631,'{"cause":"status","status":503}',503,'answer-plain-exhausted',0,NULL);
INSERT INTO "attempts" VALUES('dlv_01m868zswn6q9xse7sm33qrn0x',1,24,1795507087656,1795507087659,'{"cause":"status","status":503}',503,'answer-plain-exhausted',0,NULL);
INSERT INTO "attempts" VALUES('dlv_01m868zswn6q9xse7sm33qrn0x',1,25,1795507087684,1795507087688,'{"cause":"status","status":503}',503,'answer-plain-exhausted',0,NULL);
INSERT INTO "attempts" VALUES('dlv_01m868zswn6q9xse7sm33qrn0x',1,26,1795507087714,1795507087718,'{"cause":"status","status":503}',503,'answer-plain-exhausted',0,NULL);
INSERT INTO "attempts" VALUES('dlv_01m868zswn6q9xse7sm33qrn0x',1,27,1795507087747,1795507087751,'{"cause":"status","status":503}',503,'answer-plain-exhausted',0,NULL);
INSERT INTO "attempts" VALUES('dlv_01m868zswn6q9xse7sm33qrn0x',1,28,1795507087780,1795507087783,'{"cause":"status","status":503}',503,'answer-plain-exhausted',0,NULL);
INSERT INTO "attempts" VALUES('dlv_01m868zswn6q9xse7sm33qrn0x',1,29,1795507087813,1795507087816,'{"cause":"status","status":503}',503,'answer-plain-exhausted',0,NULL);
INSERT INTO "attempts" VALUES('dlv_01m868zswn6q9xse7sm33qrn0x',1,30,1795507087846,1795507087850,'{"cause":"status","status":503}',503,'answer-plain-exhausted',0,NULL);
INSERT INTO "attempts" VALUES('dlv_01m868zswn6q9xse7sm33qrn0x',1,31,1795507087881,1795507087885,'{"cause":"status","status":503}',503,'answer-plain-exhausted',0,NULL);
INSERT INTO "attempts" VALUES('dlv_01m868ztkjjfs0ym5n7rkmj8p6',1,1,1795507087990,1795507088004,'{"cause":"status","status":503}',503,'answer-plain-pending',0,NULL);
INSERT INTO "attempts" VALUES('dlv_01m868ztpggqvk74n9y80158sq',1,1,1795507088081,1795507088089,'{"cause":"status","status":503}',503,'answer-plain-pending',0,NULL);
CREATE TABLE deliveries (
    id TEXT PRIMARY KEY, event_id TEXT NOT NULL, event_type TEXT NOT NULL, endpoint_id TEXT NOT NULL,
    status TEXT NOT NULL, sending INTEGER NOT NULL, due_at INTEGER, state TEXT NOT NULL, last_cause TEXT,
    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL
) STRICT;
INSERT INTO "deliveries" VALUES('dlv_01m868zst815w4mqq2drq6f2dj','evt_old_delivered','ORDER.CREATED','ep_01m868zssv07w21bqce7yrcxrk','delivered',0,NULL,'{"round":1,"progress":{"at":"delivered","attempt":1}}',NULL,1795507087176,1795507087203);
INSERT INTO "deliveries" VALUES('dlv_01m868zswn6q9xse7sm33qrn0x','evt_old_exhausted','ORDER.CREATED','ep_01m868zssv07w21bqce7yrcxrk','exhausted',0,NULL,'{"round":1,"progress":{"at":"exhausted"}}','{"cause":"status","status":503}',1795507087253,1795507087885);
INSERT INTO "deliveries" VALUES('dlv_01m868ztkjjfs0ym5n7rkmj8p6','evt_old_pending','ORDER.CREATED','ep_01m868zssv07w21bqce7yrcxrk','pending',0,1795507148004,'{"round":1,"progress":{"at":"waiting","attempt":2,"since":"2026-11-24T07:58:08.004Z","wait":{"secs":60,"nanos":0}}}','{"cause":"status","status":503}',1795507087986,1795507088004);
INSERT INTO "deliveries" VALUES('dlv_01m868ztpggqvk74n9y80158sq','evt_old_parked','ORDER.RECEIVED','ep_01m868zssv07w21bqce7yrcxrk','pending',0,1795507148089,'{"round":1,"progress":{"at":"waiting","attempt":2,"since":"2026-11-24T07:58:08.089Z","wait":{"secs":60,"nanos":0}}}','{"cause":"status","status":503}',1795507088080,1795507088089);
INSERT INTO "deliveries" VALUES('dlv_01m868ztpg5w4fk5vyt9tyvsaw','evt_old_parked','ORDER.RECEIVED','ep_01m868ztnzvfmsh9164hd8az27','parked',0,NULL,'{"round":1,"progress":{"at":"parked","attempts":0}}',NULL,1795507088080,1795507088080);
INSERT INTO "deliveries" VALUES('dlv_01m868ztpges4jhq5kx9t3x6bp','evt_old_parked','ORDER.RECEIVED','ep_01m868ztp5rywybtmvy8g8pw6r','cancelled',0,NULL,'{"round":1,"progress":{"at":"cancelled","attempts":0}}',NULL,1795507088080,1795507088086);
CREATE TABLE endpoints (
    id TEXT PRIMARY KEY, url TEXT NOT NULL, deleted_at INTEGER, body TEXT
) STRICT;
INSERT INTO "endpoints" VALUES('ep_01m868zssv07w21bqce7yrcxrk','http://127.0.0.1:18902/url-plain',NULL,'{"id":"ep_01m868zssv07w21bqce7yrcxrk","draft":{"url":"http://127.0.0.1:18902/url-plain","description":"description-plain","subscription":[],"headers":[{"name":"authorization","value":"Bearer header-plain"}]},"secret":"whsec_AKx4m3PgGTW4eOj9HapX91/rB8ZL/8uWRsBnS7efxJc=","state":{"status":"enabled"},"createdAt":"2026-11-24T07:58:07.163Z","updatedAt":"2026-11-24T07:58:07.163Z"}');
INSERT INTO "endpoints" VALUES('ep_01m868ztnzvfmsh9164hd8az27','http://127.0.0.1:18902/disabled',NULL,'{"id":"ep_01m868ztnzvfmsh9164hd8az27","draft":{"url":"http://127.0.0.1:18902/disabled","description":"","subscription":["ORDER.RECEIVED"],"headers":[]},"secret":"whsec_qnOeQRqgNRJR/8ymBWYw1ZFMJRChRHFsQqySqNM3Fd0=","state":{"status":"disabled","reason":"partner","since":"2026-11-24T07:58:08.072Z"},"createdAt":"2026-11-24T07:58:08.063Z","updatedAt":"2026-11-24T07:58:08.072Z"}');
INSERT INTO "endpoints" VALUES('ep_01m868ztp5rywybtmvy8g8pw6r','http://127.0.0.1:18902/deleted',1795507088086,NULL);
CREATE TABLE events (
    id TEXT PRIMARY KEY, event_type TEXT NOT NULL, created_at INTEGER NOT NULL, body TEXT NOT NULL,
    test INTEGER NOT NULL, fingerprint TEXT NOT NULL, idempotency_key TEXT UNIQUE
) STRICT;
INSERT INTO "events" VALUES('evt_old_delivered','ORDER.CREATED',1795507087176,'{"id":"evt_old_delivered","eventType":"ORDER.CREATED","schemaVersion":1,"createdAt":"2026-11-24T07:58:07.176Z","data":{"orderNumber": "payload-plain-delivered", "status": "CREATED", "productCode": "C1BLP10300", "quantity": 1}}',0,'0i9+JhrFAnR849J4k8NYppxb2yFpBQWJuZlx/BBhZd8=','key-old');
INSERT INTO "events" VALUES('evt_old_exhausted','ORDER.CREATED',1795507087253,'{"id":"evt_old_exhausted","eventType":"ORDER.CREATED","schemaVersion":1,"createdAt":"2026-11-24T07:58:07.253Z","data":{"orderNumber": "payload-plain-exhausted", "status": "CREATED", "productCode": "C1BLP10300", "quantity": 1}}',0,'Q0zEJZcot33h1vrAqLyOpZNjA3p4Qv09fT6NoySiF0A=',NULL);
INSERT INTO "events" VALUES('evt_old_pending','ORDER.CREATED',1795507087986,'{"id":"evt_old_pending","eventType":"ORDER.CREATED","schemaVersion":1,"createdAt":"2026-11-24T07:58:07.986Z","data":{"orderNumber": "payload-plain-pending", "status": "CREATED", "productCode": "C1BLP10300", "quantity": 1}}',0,'2cPla6KzLNWgKYHFQjnpSX3xwL7MUVz7IvYgzUlgwno=',NULL);
INSERT INTO "events" VALUES('evt_old_parked','ORDER.RECEIVED',1795507088080,'{"id":"evt_old_parked","eventType":"ORDER.RECEIVED","schemaVersion":1,"createdAt":"2026-11-24T07:58:08.080Z","data":{"orderNumber": "RT20518", "status": "RECEIVED", "productCode": "C1BLP03200", "quantity": 1, "kits": [{"kitId": "KLRR8451"}]}}',0,'iISCvgGpLLDtWudEcLf4LvtKHx9ev31tAhW6G4Qn3wY=',NULL);
CREATE INDEX deliveries_due ON deliveries (due_at, updated_at) WHERE due_at IS NOT NULL;
CREATE INDEX deliveries_status ON deliveries (status, id);
CREATE INDEX deliveries_endpoint ON deliveries (endpoint_id, status, id);
CREATE INDEX deliveries_event ON deliveries (event_id);
COMMIT;
