/** ECharts as a single file, with all that its main module exports. */
declare module "echarts/dist/echarts.esm.min" {
  export * from "echarts";
}
