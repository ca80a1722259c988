CREATE TABLE `log_waits` (
	`pilot` text NOT NULL,
	`batch` integer NOT NULL,
	`from` text NOT NULL,
	`to` text NOT NULL,
	`times` integer NOT NULL,
	`median_ms` integer NOT NULL,
	PRIMARY KEY(`pilot`, `batch`, `from`, `to`)
);
--> statement-breakpoint
CREATE TABLE `sent_cases` (
	`token` text NOT NULL,
	`key` text NOT NULL,
	`batch` integer NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`token`, `key`)
);
--> statement-breakpoint
CREATE TABLE `actions` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`action` integer NOT NULL,
	`week` text NOT NULL,
	`kind` text NOT NULL,
	`what` text NOT NULL,
	`words` text,
	`owner` text,
	`due_on` text,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `actions_pilot` ON `actions` (`pilot`);--> statement-breakpoint
CREATE TABLE `calendar_links` (
	`person` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `digests` (
	`person` text NOT NULL,
	`on` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`person`, `on`)
);
--> statement-breakpoint
CREATE TABLE `digests_off` (
	`person` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `meeting_steps` (
	`pilot` text NOT NULL,
	`week` text NOT NULL,
	`step` integer NOT NULL,
	`by` text NOT NULL,
	`since` integer NOT NULL,
	PRIMARY KEY(`pilot`, `week`)
);
--> statement-breakpoint
CREATE TABLE `meetings` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`week` text NOT NULL,
	`what` text NOT NULL,
	`why` text,
	`by` text NOT NULL,
	`seat` text,
	`for` text,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `meetings_pilot` ON `meetings` (`pilot`);--> statement-breakpoint
CREATE TABLE `reported_counts` (
	`pilot` text NOT NULL,
	`failure` integer NOT NULL,
	`at` integer NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`runs` integer NOT NULL,
	`cases` integer NOT NULL,
	`weeks` text NOT NULL,
	PRIMARY KEY(`pilot`, `failure`, `at`)
);
--> statement-breakpoint
CREATE TABLE `map_changes` (
	`seq` integer PRIMARY KEY NOT NULL,
	`pilot` text NOT NULL,
	`version` integer NOT NULL,
	`what` text NOT NULL,
	`effect` text,
	`why` text,
	`by` text NOT NULL,
	`seat` text,
	`for` text,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `map_changes_pilot` ON `map_changes` (`pilot`);--> statement-breakpoint
DROP INDEX `runs_week`;--> statement-breakpoint
DROP INDEX `runs_batch`;--> statement-breakpoint
DROP INDEX `runs_failure`;--> statement-breakpoint
CREATE INDEX `runs_week` ON `runs` (`pilot`,`week`,`status`,`flow`);--> statement-breakpoint
CREATE INDEX `runs_batch` ON `runs` (`batch`,`pilot`,`received_at`);--> statement-breakpoint
CREATE INDEX `runs_failure` ON `runs` (`pilot`,`failure`,`week`,`status`,`run`);--> statement-breakpoint
ALTER TABLE `cases` ADD `worked_ms` integer;--> statement-breakpoint
ALTER TABLE `pilots` ADD `from` text;--> statement-breakpoint
ALTER TABLE `maintenances` ADD `takes_back` integer;