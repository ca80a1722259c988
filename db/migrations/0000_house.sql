CREATE TABLE `batches` (
	`batch` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`by` text NOT NULL,
	`session` text NOT NULL,
	`file` text,
	`options` text NOT NULL,
	`state` text NOT NULL,
	`progress` text NOT NULL,
	`at` integer NOT NULL,
	`alive_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `batches_pilot` ON `batches` (`pilot`);--> statement-breakpoint
CREATE TABLE `case_failures` (
	`pilot` text NOT NULL,
	`case` text NOT NULL,
	`batch` integer NOT NULL,
	`component` text NOT NULL,
	`week` text,
	`count` integer NOT NULL,
	PRIMARY KEY(`case`, `batch`, `component`)
);
--> statement-breakpoint
CREATE INDEX `case_failures_week` ON `case_failures` (`pilot`,`week`);--> statement-breakpoint
CREATE TABLE `cases` (
	`pilot` text NOT NULL,
	`case` text NOT NULL,
	`batch` integer NOT NULL,
	`received_at` integer NOT NULL,
	`completed_at` integer,
	`week` text,
	`cycle_ms` integer,
	`path` text,
	`outside_how` text,
	`manual_touches` integer,
	`handoffs` integer,
	`errors` integer,
	`rework` integer,
	`exception` integer,
	`routed_to` text,
	`fields_edited` text NOT NULL,
	`attributes` text NOT NULL,
	PRIMARY KEY(`case`, `batch`)
);
--> statement-breakpoint
CREATE INDEX `cases_week` ON `cases` (`pilot`,`week`,`cycle_ms`,`batch`);--> statement-breakpoint
CREATE TABLE `exclusions` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`case` text NOT NULL,
	`what` text NOT NULL,
	`reason` text NOT NULL,
	`why` text,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `exclusions_pilot` ON `exclusions` (`pilot`);--> statement-breakpoint
CREATE TABLE `imports` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`batch` integer NOT NULL,
	`kind` text NOT NULL,
	`file_hash` text NOT NULL,
	`cases` integer NOT NULL,
	`rejected` integer NOT NULL,
	`oldest_at` integer,
	`newest_at` integer,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `imports_pilot` ON `imports` (`pilot`);--> statement-breakpoint
CREATE TABLE `week_rollups` (
	`pilot` text NOT NULL,
	`week` text NOT NULL,
	`figures` text NOT NULL,
	`computed_at` integer NOT NULL,
	PRIMARY KEY(`pilot`, `week`)
);
--> statement-breakpoint
CREATE TABLE `entries` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text,
	`person` text NOT NULL,
	`act` text NOT NULL,
	`command` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `entries_pilot` ON `entries` (`pilot`);--> statement-breakpoint
CREATE INDEX `entries_person` ON `entries` (`person`);--> statement-breakpoint
CREATE INDEX `entries_act` ON `entries` (`act`);--> statement-breakpoint
CREATE INDEX `entries_command` ON `entries` (`command`);--> statement-breakpoint
CREATE TABLE `ledger` (
	`seq` integer PRIMARY KEY NOT NULL,
	`entry` text NOT NULL,
	`prev` blob NOT NULL,
	`hash` blob NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `ledger_hash` ON `ledger` (`hash`);--> statement-breakpoint
CREATE TABLE `texts` (
	`id` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`body` text,
	`erased_at` integer
);
--> statement-breakpoint
CREATE TABLE `accounts` (
	`person` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`password` text,
	`failures` integer NOT NULL,
	`wait_until` integer NOT NULL,
	`keys_held_until` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `accounts_email` ON `accounts` (`email`);--> statement-breakpoint
CREATE TABLE `duties` (
	`seq` integer PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`duty` text NOT NULL,
	`what` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `duties_person` ON `duties` (`person`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`hash` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`reusable` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `people` (
	`seq` integer PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`what` text NOT NULL,
	`details` text,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `people_person` ON `people` (`person`);--> statement-breakpoint
CREATE TABLE `refused_acts` (
	`id` text PRIMARY KEY NOT NULL,
	`pilot` text,
	`person` text NOT NULL,
	`act` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `refused_acts_pilot` ON `refused_acts` (`pilot`);--> statement-breakpoint
CREATE TABLE `resets` (
	`seq` integer PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`what` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `seats` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`seat` text NOT NULL,
	`person` text NOT NULL,
	`what` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `seats_pilot` ON `seats` (`pilot`);--> statement-breakpoint
CREATE INDEX `seats_person` ON `seats` (`person`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`hash` text PRIMARY KEY NOT NULL,
	`person` text,
	`data` text NOT NULL,
	`started_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`from` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sessions_person` ON `sessions` (`person`);--> statement-breakpoint
CREATE TABLE `token_secrets` (
	`hash` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `tokens` (
	`seq` integer PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`pilot` text,
	`scopes` text NOT NULL,
	`what` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `attestations` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`check` text NOT NULL,
	`result` text NOT NULL,
	`evidence` text NOT NULL,
	`expires_on` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `attestations_pilot` ON `attestations` (`pilot`);--> statement-breakpoint
CREATE TABLE `charters` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`version` integer NOT NULL,
	`content` text NOT NULL,
	`hash` text NOT NULL,
	`by` text NOT NULL,
	`why` text,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `charters_pilot` ON `charters` (`pilot`);--> statement-breakpoint
CREATE TABLE `keys` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`object` text NOT NULL,
	`object_id` text NOT NULL,
	`version` integer NOT NULL,
	`hash` text NOT NULL,
	`side` text NOT NULL,
	`person` text NOT NULL,
	`completes` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `keys_pilot` ON `keys` (`pilot`);--> statement-breakpoint
CREATE TABLE `organisation` (
	`seq` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`zone` text NOT NULL,
	`example` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `pilots` (
	`seq` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`team` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `pilots_code` ON `pilots` (`code`);--> statement-breakpoint
CREATE INDEX `pilots_id` ON `pilots` (`id`);--> statement-breakpoint
CREATE TABLE `repairs` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`component` text NOT NULL,
	`what` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `repairs_pilot` ON `repairs` (`pilot`);--> statement-breakpoint
CREATE TABLE `stages` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`stage` text NOT NULL,
	`because` text NOT NULL,
	`week` text,
	`why` text,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `stages_pilot` ON `stages` (`pilot`);--> statement-breakpoint
CREATE TABLE `answers` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`week` text NOT NULL,
	`version` integer NOT NULL,
	`content` text NOT NULL,
	`hash` text NOT NULL,
	`why` text,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `answers_pilot` ON `answers` (`pilot`);--> statement-breakpoint
CREATE TABLE `choices` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`week` text NOT NULL,
	`round` integer NOT NULL,
	`side` text NOT NULL,
	`person` text NOT NULL,
	`choice` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `choices_pilot` ON `choices` (`pilot`);--> statement-breakpoint
CREATE TABLE `corrections` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`week` text NOT NULL,
	`figures` text NOT NULL,
	`hash` text NOT NULL,
	`author` text NOT NULL,
	`by` text NOT NULL,
	`why` text,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `corrections_pilot` ON `corrections` (`pilot`);--> statement-breakpoint
CREATE TABLE `review_notes` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`week` text NOT NULL,
	`notes` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `review_notes_pilot` ON `review_notes` (`pilot`);--> statement-breakpoint
CREATE TABLE `stated_figures` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`week` text NOT NULL,
	`figures` text NOT NULL,
	`why` text,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `stated_figures_pilot` ON `stated_figures` (`pilot`);--> statement-breakpoint
CREATE TABLE `week_closings` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`week` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `week_closings_pilot` ON `week_closings` (`pilot`);--> statement-breakpoint
CREATE TABLE `migrations` (
	`name` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`at` integer NOT NULL
);
